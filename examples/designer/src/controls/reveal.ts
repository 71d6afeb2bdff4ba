/** Opens the group of a variable and puts the focus on its value. */
export function reveal(variable: string): void {
  const field = document.getElementById(`value-${variable}`)
  const group = field?.closest('details')
  if (!field || !group) return
  group.open = true
  field.focus({ preventScroll: true })
  field.scrollIntoView({ block: 'center' })
}
