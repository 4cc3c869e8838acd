import { Component, type ReactNode } from "react"

type ErrorBoundaryProps = {
  /** Before it is rendered again, so that what was wrong with it is not still there. */
  onRetry: () => void
  children: ReactNode
}
type ErrorBoundaryState = { error: Error | null }

/**
 * Keeps what is thrown inside to itself. It renders plain elements in both languages: components and translations may be
 * what does not work.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null }

  static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  private readonly retry = (): void => {
    this.props.onRetry()
    this.setState({ error: null })
  }

  override render() {
    const { error } = this.state
    if (!error) {
      return this.props.children
    }
    return (
      <div
        role="alert"
        className="shadow-elevation-card-rest bg-ui-bg-base txt-small flex flex-col items-start gap-y-3 rounded-lg px-6 py-4"
      >
        <div>
          <p className="font-medium">PayPro cannot be shown here. The rest of the page works.</p>
          <p className="font-medium" lang="es">
            No se puede mostrar PayPro aquí. El resto de la página funciona.
          </p>
          <p className="text-ui-fg-subtle break-words">{error.message}</p>
        </div>
        <button
          type="button"
          className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
          onClick={this.retry}
        >
          Try again · <span lang="es">Reintentar</span>
        </button>
      </div>
    )
  }
}
