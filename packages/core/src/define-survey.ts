import type { CustomQuestion, Question, Survey } from './schema/index.js'

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

/** A survey whose questions may be of kinds of one's own, by their types. */
export type SurveyOf<Type extends string> = Omit<Survey, 'questions'> & { questions: (Question | CustomQuestion<Type>)[] }

/**
 * The survey as it is: for types and completion in code. A field that is none doesn't compile.
 *
 * @param _kinds Kinds of one's own that it uses, as `init` is given them: their types are types of questions, too.
 */
export const defineSurvey = <const T extends SurveyOf<Type>, Type extends string = never>(
  survey: T & Exact<T, SurveyOf<Type>>,
  _kinds?: Readonly<Record<Type, unknown>>,
): T => survey
