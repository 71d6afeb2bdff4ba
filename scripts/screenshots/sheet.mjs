// Lays pictures of prompts out as one: each cut to its card with some of the page around it, and named.
import { chromium } from 'playwright-core'
import { findChromium } from '../browsers.mjs'

const around = 24

function cell({ id, state, box, image }, { width, height }) {
  const left = Math.max(0, box.x - around)
  const top = Math.max(0, box.y - around)
  const wide = Math.min(width, box.x + box.width + around) - left
  const high = Math.min(height, box.y + box.height + around) - top
  const style = `width:${wide}px;height:${high}px;background:url(data:image/png;base64,${image}) ${-left}px ${-top}px/${width}px ${height}px`
  return `<figure><figcaption>${id}, ${state}</figcaption><div style="${style}"></div></figure>`
}

const page = (cells, dark) => `<!doctype html><style>
body { margin: 0; padding: 12px; background: ${dark ? '#0f0f11' : '#f3f3f6'}; color: ${dark ? '#aaa' : '#555'}; font: 12px system-ui; columns: 3; column-gap: 0 }
figure { margin: 0; break-inside: avoid; padding: 6px 0 }
figcaption { padding: 0 24px }
</style>${cells.join('')}`

export async function openSheets() {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
  return {
    /** A PNG of all of them, three in a row. */
    async of(pictures, view, look) {
      const width = 3 * Math.min(view.width, 360 + 3 * around) + 24
      const sheet = await browser.newPage({ viewport: { width, height: 400 }, deviceScaleFactor: view.scale ?? 1 })
      await sheet.setContent(
        page(
          pictures.map((picture) => cell(picture, view)),
          look.theme === 'dark',
        ),
      )
      const image = await sheet.screenshot({ fullPage: true })
      await sheet.close()
      return image
    },
    close: () => browser.close(),
  }
}
