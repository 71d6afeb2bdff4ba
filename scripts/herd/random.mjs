/** Numbers from 0 to 1 that a seed repeats: sfc32 of https://pracrand.sourceforge.net */
export function seeded(seed) {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9, 0x243f6a88, 1]
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let turns = 0; turns < 12; turns++) next()
  return next
}
