/**
 * The `tabIndex` of a field that takes the focus first: none on a touch screen, where the keyboard would leap up over
 * what is being read; the card takes the focus instead, and says its name.
 */
export const firstField = () => (matchMedia('(pointer:coarse)').matches ? undefined : 0)
