/** The product's mark: a way through a tree. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M9 8v6a4 4 0 0 0 4 4h6a4 4 0 0 1 4 4v2"
        fill="none"
        strokeWidth="2.6"
        strokeLinecap="round"
        className="stroke-accent-text"
      />
      <path
        d="M9 18v6"
        fill="none"
        strokeWidth="2.6"
        strokeLinecap="round"
        className="stroke-accent-text/55"
      />
      <circle cx="9" cy="8" r="3.2" className="fill-accent-text" />
      <circle cx="9" cy="24" r="3.2" className="fill-accent-text/55" />
      <circle cx="23" cy="24" r="3.2" className="fill-accent-text" />
    </svg>
  )
}
