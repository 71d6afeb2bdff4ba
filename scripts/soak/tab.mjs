// A tab and the person in front of it. Whatever is done to it may fail at any moment: it may be gone.

/** Runs in the page: answers the survey as a person would, and resolves once there are thanks. */
async function answerInPage(token) {
  const look = async (what, find) => {
    for (const end = Date.now() + 5000; Date.now() < end;) {
      const found = find(document.querySelector('askwell-prompt')?.shadowRoot)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    throw new Error(`no ${what}`)
  }
  void window.askwell('show', 'soak')
  const field = await look('field', (root) => root?.querySelector('textarea'))
  field.value = token
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
  const send = await look('button', (root) => root?.querySelector('[part~=submit]:not([disabled])'))
  send.click()
  await look('thanks', (root) => root?.querySelector('[part~=thanks]'))
}

const closeInPage = () => document.querySelector('askwell-prompt')?.shadowRoot.querySelector('[part~=close]')?.click()

/** Fails when it takes longer: a tab that was killed never answers. */
const within = (ms, promise) => {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${ms} ms`)), ms)
  })
  promise.catch(() => {})
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

export async function openTab(context, url) {
  const page = await within(10_000, context.newPage())
  const session = await within(10_000, context.newCDPSession(page))
  const run = (what, argument, ms = 10_000) => within(ms, page.evaluate(what, argument))
  await within(30_000, page.goto(url))
  await within(
    30_000,
    page.waitForFunction(() => window.askwell?.version),
  )
  return {
    /** Resolves when the person was thanked. */
    answer: (token) => run(answerInPage, token),
    closePrompt: () => run(closeInPage),
    flush: () => run(() => window.askwell('flush'), undefined, 30_000),
    pending: () => run(() => window.askwell('pending')),
    reload: () => within(15_000, page.reload()),
    close: () => within(5000, page.close()),
    crash: () => void session.send('Page.crash').catch(() => {}),
    /** Bytes of the page's heap after two collections. */
    async heap() {
      for (let times = 0; times < 2; times++) await within(10_000, session.send('HeapProfiler.collectGarbage'))
      return (await within(10_000, session.send('Runtime.getHeapUsage'))).usedSize
    },
  }
}
