const status = document.querySelector('[data-status]')

for (const button of document.querySelectorAll('[data-copy]')) {
  const label = button.firstChild
  let timer

  button.addEventListener('click', async () => {
    const done = await copy(document.getElementById(button.dataset.copy))
    label.textContent = done ? 'Copied' : 'Press Ctrl+C'
    status.textContent = done ? 'Copied.' : 'The code is selected; copy it with the keyboard.'
    clearTimeout(timer)
    timer = setTimeout(() => (label.textContent = 'Copy'), 2000)
  })
}

/** Copies the text of an element; where the clipboard is closed to us, selects it for the person to copy. */
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent)
    return true
  } catch {
    getSelection().selectAllChildren(source)
    return false
  }
}
