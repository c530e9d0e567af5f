export interface paths {
  '/api/v1/auth/me': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody?: never
      responses: {
        200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['MeView'] } }
        401: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['Problem'] } }
      }
    }
  }
  '/api/v1/auth/login': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody: { content: { 'application/json': { email: string; password: string } } }
      responses: {
        200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['MeView'] } }
        401: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['Problem'] } }
      }
    }
  }
  '/api/v1/auth/logout': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody?: never
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never }
        401: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['Problem'] } }
      }
    }
  }
}
export interface components {
  schemas: {
    Problem: { detail: { code: string; message: string; request_id?: string; fields?: { [name: string]: string } } }
    MeView: {
      user: {
        id: string
        name: string
        email: string
        account_role: 'owner' | 'engineer' | 'l1_tech' | 'viewer'
        is_super_admin: boolean
        can_cover_l1: boolean
      }
      account: { id: string; name: string; slug: string; time_zone: string; escalation_categories: string[] }
      permissions: {
        l1_surface: boolean
        acting_as: string | null
        read_all_tickets: boolean
        read_flows: boolean
        author_flows: boolean
        review_proposals: boolean
      }
    }
  }
}
