const name = 'askwell-survey'

/**
 * Puts a survey of one instance into an element, until the signal. Resolves with what makes it look at its attributes
 * again, or to `undefined` when the instance has no such survey. Never rejects.
 *
 * @param isLast No other instance has it, either: the developer should know.
 */
export type Stand = (
  element: SurveyElement,
  survey: string,
  signal: AbortSignal,
  isLast: boolean,
) => Promise<(() => void) | undefined>

/** `<askwell-survey>`: a survey that stands in the page. */
export interface SurveyElement extends HTMLElement {
  /** Id of the survey; another one is asked instead of the first. */
  survey: string
  /** For `{{name}}` in texts, beside the attributes of the person and the `data-` attributes. Read when it asks. */
  values: Readonly<Record<string, unknown>> | undefined
}

interface SurveyElementClass extends CustomElementConstructor {
  /** Lends its surveys; the returned function takes them back. */
  lend(stand: Stand): () => void
  /** Elements that have found no survey look again. */
  seek(): void
}

/** Made when it is needed: on a server there is no HTMLElement. */
const createClass = (): SurveyElementClass => {
  const stands = new Set<Stand>()
  const connected = new Set<Element>()

  class Element extends HTMLElement implements SurveyElement {
    static observedAttributes = ['survey', 'theme', 'lang']
    static seek = () => connected.forEach((element) => void element.#ask())
    static lend(stand: Stand) {
      stands.add(stand)
      Element.seek()
      return () => {
        stands.delete(stand)
        connected.forEach((element) => element.#stand === stand && element.#restart())
      }
    }

    declare values: SurveyElement['values']
    #over: AbortController | undefined
    #stand: Stand | undefined
    #look: (() => void) | undefined

    constructor() {
      super()
      this.attachShadow({ mode: 'open' })
    }

    get survey() {
      return this.getAttribute('survey') || ''
    }
    set survey(id) {
      this.setAttribute('survey', id ?? '')
    }

    connectedCallback() {
      // Given before the element was defined, it is a property that hides the accessor.
      if (Object.hasOwn(this, 'survey')) {
        const { survey } = this
        delete (this as Partial<SurveyElement>).survey
        this.survey = survey
      }
      connected.add(this)
      void this.#ask()
    }
    /** Moved in one go, it stays as it is. */
    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return
        connected.delete(this)
        this.#leave()
      })
    }
    /** Style sheets don't go along into another document. */
    adoptedCallback() {
      this.#leave()
    }
    attributeChangedCallback(name: string, before: string | null, after: string | null) {
      if (before === after || !connected.has(this)) return
      if (name === 'survey') this.#restart()
      else this.#look?.()
    }

    #leave() {
      this.#over?.abort()
      this.#over = undefined
    }
    #restart() {
      this.#leave()
      void this.#ask()
    }
    async #ask() {
      const { survey } = this
      if (this.#over || !survey || this.ownerDocument !== document) return
      const sheet = new CSSStyleSheet()
      // Width and margins, and whether it is there at all, are the page's to say.
      sheet.replaceSync(':host(:not([hidden])){display:block;min-width:0}')
      this.shadowRoot!.adoptedStyleSheets = [sheet]
      const { signal } = (this.#over = new AbortController())
      let tried = 0
      for (const stand of stands) {
        this.#stand = stand
        this.#look = await stand(this, survey, signal, ++tried === stands.size)
        if (signal.aborted || this.#look) return
      }
      this.#over = undefined
    }
  }
  // So that frameworks find it, and set the property rather than an attribute.
  Element.prototype.values = undefined
  return Element
}

/** The one class of the page: of two copies of Askwell the first defines it, and both lend it their surveys. */
export const defineElement = (): SurveyElementClass => {
  if (!customElements.get(name)) customElements.define(name, createClass())
  return customElements.get(name) as SurveyElementClass
}
