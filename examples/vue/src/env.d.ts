declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  // oxlint-disable-next-line import/no-default-export -- This is how components of Vue come.
  export default component
}
