/** What `page/inside.js` offers inside the page. */
declare const inside: {
  show(id: string): Promise<void>
  shown(id: string): Promise<void>
  close(): Promise<void>
  choose(id: string): Promise<void>
  answer(): Promise<unknown>
  dress(look: { theme: string; direction: string }): Promise<void>
  ways: Record<string, (id: string) => Promise<unknown>>
  matrix(options: { ids: string[]; full: boolean; axed: string[] }): Promise<{ cells: number; found: string[] }>
  /** What is cut off, covered or too small as the prompt stands. */
  layout(): string[]
  card(): HTMLElement | undefined
  find(selector: string): HTMLElement | null | undefined
  until<T>(what: string, look: () => T): Promise<NonNullable<T>>
  focused(): { tag: string; id: string; role: string; name: string; part: string | null; chosen?: string; inside: boolean }
  question(): string | undefined
}
