/** A small host page. */
export const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Soak</title><link rel="icon" href="data:,">
<script async src="/askwell.js" data-endpoint="/v1/responses" data-surveys="/surveys.json"></script></head>
<body><main><h1>A page</h1></main></body></html>`

export const surveys = JSON.stringify({
  surveys: [{ id: 'soak', questions: [{ id: 'token', type: 'text', text: 'Which one is this?', required: true }] }],
})
