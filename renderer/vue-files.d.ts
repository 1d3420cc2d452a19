/** For ESLint, which reads TypeScript without Vue's plugin; vue-tsc knows the real types. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export { component as default }
}
