import { render } from 'preact'
import { Designer } from './designer.js'

render(<Designer />, document.querySelector('#designer')!)
