export interface Page {
  /** For the tab and for screen readers. */
  title: string
  /** Which of the links at the top stands for it. */
  section: string
  content: readonly Node[]
}

export interface Route {
  /** Of the path below the mount; its first group is what `page` is given. */
  pattern: RegExp
  page(name: string): Page
}
