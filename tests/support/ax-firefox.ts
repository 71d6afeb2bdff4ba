/** A script of the browser itself: the tree of the page that is shown, as Firefox hands it to assistive technology; null before there is one. */
export const walkAccessible = `
const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService)
const { STATE_CHECKED, STATE_INVALID, STATE_REQUIRED } = Ci.nsIAccessibleStates
// What platforms call otherwise than ARIA.
const roles = { radiobutton: 'radio', pushbutton: 'button', checkbutton: 'checkbox', entry: 'textbox', graphic: 'image', img: 'image', grouping: 'group' }
const walk = (accessible) => {
  const children = [...Array(accessible.childCount).keys()].flatMap((index) => walk(accessible.getChildAt(index)))
  const own = service.getStringRole(accessible.role)
  const state = {}
  accessible.getState(state, {})
  const attributes = accessible.attributes
  let given = ''
  try { given = attributes.getStringProperty('xml-roles') } catch {}
  const role = roles[given || own] || given || own
  if (/^(text leaf|text container|section|text|internal frame|label|paragraph|form)$/.test(role)) return children
  const states = Object.entries({ checked: STATE_CHECKED, invalid: STATE_INVALID, required: STATE_REQUIRED })
    .filter(([, bit]) => state.value & bit).map(([name]) => name).sort()
  return [{ role, name: accessible.name ?? '', description: accessible.description ?? '', states, children }]
}
const root = service.getAccessibleFor(gBrowser.selectedBrowser)
return root ? walk(root)[0] ?? null : null`
