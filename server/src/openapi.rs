//! The parts of the OpenAPI document that no handler describes: its head, and the shape of a tree.

use axum::http::Method;
use indexmap::IndexMap;
use utoipa::{
    OpenApi, ToSchema,
    openapi::{
        ObjectBuilder,
        path::{ParameterBuilder, ParameterIn},
        schema,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};

use crate::auth::scopes::{self, Access};

/// The document's head.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "ResolutionFlow",
        description = "The L1 workspace: calls are taken, walked through authored flows, and concluded. Errors always have the shape `{\"detail\": {\"code\", \"message\", \"request_id\", …}}`. POSTs honour an `Idempotency-Key` header.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    // What is only referred to from parameters and refusals.
    components(schemas(
        crate::day::Day,
        crate::error::Problem,
        crate::error::ProblemDetail,
        crate::error::ProblemField,
        crate::flows::routes::ExportFormat,
        crate::live::StreamEnd,
        crate::live::StreamHello,
        crate::page::Limit,
        crate::tickets::Assigned,
        crate::tickets::QueueOrder,
        crate::walks::routes::PackageFormat,
    )),
    servers((url = "/api/v1")),
    tags(
        (name = "auth", description = "Signing in and out"),
        (name = "accounts", description = "The account: settings, plan, seats"),
        (name = "people", description = "People, invites, roles and coverage"),
        (name = "api-tokens", description = "What programs of a user's sign in with"),
        (name = "l1", description = "The L1 surface: intake, queue, walks"),
        (name = "tickets", description = "Internal tickets and their story"),
        (name = "flows", description = "Authored decision trees"),
        (name = "proposals", description = "New flows and changes to flows, written by anybody on calls and reviewed by engineers"),
        (name = "installation", description = "Accounts, plans and limits, for the installation's operators"),
        (name = "live", description = "What changes, as it changes, and who is where"),
        (name = "reports", description = "Figures"),
        (name = "audit", description = "Who did what, on what, when and in which capacity"),
    )
)]
pub struct Head;

/// Says of every POST that creates or concludes that it may be sent again under a key. Entering an account is like signing
/// in: the token is told once, and who asks again gets another. A
/// file that is read or written is not kept.
pub fn describe_keys(document: &mut utoipa::openapi::OpenApi) {
    let key = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .description(Some(
            "The same key and body give the first answer again; with another body it is 422.",
        ))
        .schema(Some(
            ObjectBuilder::new()
                .schema_type(schema::Type::String)
                .min_length(Some(1))
                .max_length(Some(255)),
        ))
        .build();
    for (path, item) in &mut document.paths.paths {
        if let Some(post) = item
            .post
            .as_mut()
            .filter(|_| !path.starts_with("/auth/") && !path.ends_with("/enter"))
            .filter(|_| !matches!(path.as_str(), "/flows/check" | "/flows/write"))
        {
            post.parameters.get_or_insert_default().push(key.clone().into());
        }
    }
}

/// Says of every operation what one may come with: a session, a token with its scope, or nothing.
pub fn describe_access(document: &mut utoipa::openapi::OpenApi) {
    let session = ApiKey::Cookie(ApiKeyValue::with_description(
        "__Host-rf_session",
        "A browser's session, from `POST /auth/login`; `rf_session` on plain http.",
    ));
    let token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("rf_…")
        .description(Some(
            "An API token, from the account page. Scopes: `read`, `calls`, `flows`, `account`; none contains another.",
        ))
        .build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("session", SecurityScheme::ApiKey(session));
    components.add_security_scheme("token", SecurityScheme::Http(token));
    for (path, item) in &mut document.paths.paths {
        let operations = [
            (Method::GET, &mut item.get),
            (Method::POST, &mut item.post),
            (Method::PUT, &mut item.put),
            (Method::PATCH, &mut item.patch),
            (Method::DELETE, &mut item.delete),
        ];
        for (method, operation) in operations {
            let Some(operation) = operation else { continue };
            let session = || SecurityRequirement::new("session", Vec::<String>::new());
            operation.security = Some(match scopes::of(&method, path) {
                Some(Access::Open) => vec![SecurityRequirement::default()],
                Some(Access::SessionOnly | Access::AtHome) | None => vec![session()],
                Some(Access::Token(scope)) => {
                    vec![session(), SecurityRequirement::new("token", [scope.as_str()])]
                }
            });
        }
    }
}

/// A flow's tree, as in a flow file.
#[derive(ToSchema)]
#[schema(as = Tree)]
#[expect(
    dead_code,
    reason = "a description of flowtree::Tree, which knows nothing of OpenAPI"
)]
pub struct TreeSchema {
    /// What it is about.
    title: String,
    /// When to use it.
    summary: String,
    /// For finding it.
    tags: Vec<String>,
    /// The node where a walk begins.
    start: String,
    /// The nodes by id.
    nodes: IndexMap<String, NodeSchema>,
    /// Walks that must end where they say.
    #[schema(required = false)]
    examples: Option<Vec<ExampleSchema>>,
}

/// A walk from the start, and where it must end.
#[derive(ToSchema)]
#[schema(as = Example)]
#[expect(
    dead_code,
    reason = "a description of flowtree::Example, which knows nothing of OpenAPI"
)]
pub struct ExampleSchema {
    /// The answers given, in order.
    answers: Vec<String>,
    /// The node that the last one leads to.
    end: String,
}

/// A question, an action, or an end.
#[derive(ToSchema)]
#[schema(as = Node)]
#[expect(
    dead_code,
    reason = "a description of flowtree::Node, which knows nothing of OpenAPI"
)]
pub struct NodeSchema {
    /// What the node is.
    #[schema(rename = "type")]
    r#type: NodeKindSchema,
    /// What to ask or do.
    text: String,
    /// More about it, in Markdown.
    help: Option<String>,
    /// What the caller can say; none at an end.
    #[schema(required = false)]
    answers: Option<Vec<AnswerSchema>>,
    /// For an escalation: its category.
    category: Option<String>,
}

/// What a node is.
#[derive(ToSchema)]
#[schema(as = NodeKind, rename_all = "lowercase")]
pub enum NodeKindSchema {
    /// The caller is asked.
    Question,
    /// Something is done.
    Action,
    /// The problem is solved.
    Resolve,
    /// An engineer is needed.
    Escalate,
}

/// An answer and where it leads.
#[derive(ToSchema)]
#[schema(as = Answer)]
#[expect(
    dead_code,
    reason = "a description of flowtree::Answer, which knows nothing of OpenAPI"
)]
pub struct AnswerSchema {
    /// What is shown.
    label: String,
    /// The next node.
    to: String,
}

/// One thing wrong with a tree, and where.
#[derive(ToSchema)]
#[schema(as = FlowProblem)]
#[expect(
    dead_code,
    reason = "a description of flowtree::Problem, which knows nothing of OpenAPI"
)]
pub struct ProblemSchema {
    /// The line of the file, counted from 1; none for a tree that did not come from a file.
    line: Option<u32>,
    /// The node concerned.
    node: Option<String>,
    /// What kind of problem it is, for programs.
    code: String,
    /// A sentence that says what to do.
    message: String,
}

/// The whole document, as text.
///
/// # Panics
/// Never: the document is made of serialisable parts.
#[must_use]
pub fn document() -> String {
    let mut text = crate::router::api()
        .1
        .to_pretty_json()
        .expect("an OpenAPI document can be written");
    text.push('\n');
    text
}
