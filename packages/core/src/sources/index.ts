// Every source under the name of its event, which is the name of its chunk, too. Adding one: a file here, and a line.
// `data_layer` has no event of its own: it is attached when an option asks for it.
export { dataLayer as data_layer } from './data-layer.js'
export { dwell } from './dwell.js'
export { elementClick as element_click } from './element-click.js'
export { elementView as element_view } from './element-view.js'
export { exitIntent as exit_intent } from './exit-intent.js'
export { idle } from './idle.js'
export { pageView as page_view } from './page-view.js'
export { scroll } from './scroll.js'
export type { Follow, Source, Track } from './source.js'
