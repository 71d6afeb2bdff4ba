import type { Survey } from './schema/index.js'

type Fields<Shape> = Shape extends readonly unknown[] ? never : Shape extends object ? keyof Shape : never
type At<Shape, Field> = Shape extends unknown ? (Field extends keyof Shape ? Shape[Field] : never) : never
/** Of several shapes with a `type`, the one of the same type. */
type Meant<T, Shape> = T extends { type: infer Type } ? Extract<Shape, { type: Type }> : Shape

/** What a type parameter alone does not ask for: no field that the shape doesn't have, at any depth. Conditions are data. */
type Exact<T, Shape> = unknown extends Shape
  ? T
  : T extends readonly unknown[]
    ? { [Index in keyof T]: Exact<T[Index], Extract<Shape, readonly unknown[]>[number]> }
    : T extends object
      ? { [Field in keyof T]: Field extends Fields<Meant<T, Shape>> ? Exact<T[Field], At<Meant<T, Shape>, Field>> : never }
      : T

/** The survey as it is: for types and completion in code. A field that is none doesn't compile. */
export const defineSurvey = <const T extends Survey>(survey: T & Exact<T, Survey>): T => survey
