import type { Tab } from './engine.js'

/** Sends one command of https://www.w3.org/TR/webdriver2/ to a session, by the name of that page without its spaces. */
export type Send = (command: string, parameters?: object) => Promise<unknown>

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const codes: Record<string, number> = {
  Tab: 4,
  Enter: 7,
  Shift: 8,
  Control: 9,
  Escape: 12,
  End: 16,
  Home: 17,
  ArrowLeft: 18,
  ArrowUp: 19,
  ArrowRight: 20,
  ArrowDown: 21,
}

const valueOf = (key: string) => (key === 'Space' ? ' ' : codes[key] ? String.fromCharCode(0xe000 + codes[key]) : key)

const keyActions = (keys: string[]) =>
  keys.flatMap((key) => {
    const held = key.split(/\+(?=.)/).map(valueOf)
    return [...held.map((value) => ({ type: 'keyDown', value })), ...held.toReversed().map((value) => ({ type: 'keyUp', value }))]
  })

export const elementId = (reference: unknown): string => Object.values(reference as Record<string, string>)[0]!

/** A page of a W3C driver. */
export function tabOf(send: Send): Omit<Tab, 'close'> {
  const keys = (actions: object[]) => send('PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] })
  const pointer = (actions: object[]) =>
    send('PerformActions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] })
  const to = ({ x, y }: { x: number; y: number }) => ({
    type: 'pointerMove',
    duration: 0,
    x: Math.round(x),
    y: Math.round(y),
    origin: 'viewport',
  })
  return {
    goto: async (url) => void (await send('Navigate', { url })),
    evaluate: (run, argument) =>
      send('ExecuteScript', { script: `return (${run})(arguments[0])`, args: [argument ?? null] }) as never,
    press: async (...pressed) => void (await keys(keyActions(pressed))),
    async hold(key, times) {
      const value = valueOf(key)
      await keys([...Array.from({ length: times }, () => ({ type: 'keyDown', value })), { type: 'keyUp', value }])
    },
    click: async (point) =>
      void (await pointer([to(point), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }])),
    hover: async (point) => void (await pointer([to(point)])),
    screenshot: async () => Buffer.from((await send('TakeScreenshot')) as string, 'base64'),
    async named(find) {
      const id = elementId(await send('ExecuteScript', { script: `return (${find})()`, args: [] }))
      const [role, name] = [await send('GetComputedRole', { id }), await send('GetComputedLabel', { id })]
      return { role: `${role}`, name: `${name}` }
    },
  }
}
