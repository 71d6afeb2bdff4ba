import { problemCount, type View } from './view.js'

interface Fault {
  path: string
  message: string
}

const Faults = ({ title, faults }: { title: string; faults: readonly Fault[] }) =>
  faults.length > 0 && (
    <>
      <h3 class="title">{title}</h3>
      <ul class="list">
        {faults.map(({ path, message }, index) => (
          <li key={index} class="fault">
            {path && <code>{path}</code>} <span>{message}</span>
          </li>
        ))}
      </ul>
    </>
  )

export const ProblemsList = ({ problems }: View) => {
  const { document, options, errors } = problems
  if (!problemCount(problems)) return <p class="empty">No mistakes in the document or the options, and no errors so far.</p>
  return (
    <>
      <Faults title="Survey document" faults={document} />
      <Faults title="Options" faults={options} />
      <Faults title="Errors so far" faults={errors.map((message) => ({ path: '', message }))} />
    </>
  )
}
