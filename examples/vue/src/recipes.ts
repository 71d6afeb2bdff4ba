export interface Ingredient {
  /** For one person; missing where it goes by taste. */
  amount?: number
  unit?: string
  name: string
}

export interface Recipe {
  id: string
  title: string
  /** As in the middle of a sentence. */
  dish: string
  about: string
  minutes: number
  ingredients: readonly Ingredient[]
  steps: readonly string[]
}

export const recipes: readonly Recipe[] = [
  {
    id: 'dal',
    title: 'Red lentil dal',
    dish: 'dal',
    about: 'One pot, twenty-five minutes, better the day after.',
    minutes: 25,
    ingredients: [
      { amount: 75, unit: 'g', name: 'red lentils' },
      { amount: 0.5, name: 'onion' },
      { amount: 4, unit: 'g', name: 'garlic' },
      { amount: 5, unit: 'g', name: 'ginger' },
      { amount: 100, unit: 'g', name: 'tomatoes' },
      { amount: 0.5, unit: 'tsp', name: 'cumin seeds' },
      { name: 'turmeric, chilli and salt' },
    ],
    steps: [
      'Rinse the lentils until the water runs clear. Cover them with three times as much water, add the turmeric, and let them simmer for fifteen minutes.',
      'Chop onion, garlic and ginger. Fry the cumin in oil until it smells, then the onion until it is golden.',
      'Garlic, ginger and chilli for a minute, the tomatoes for five.',
      'Stir it into the lentils. Salt, and a squeeze of lemon if there is one.',
    ],
  },
  {
    id: 'frittata',
    title: 'Courgette frittata',
    dish: 'frittata',
    about: 'For the end of the week, and whatever the garden has.',
    minutes: 20,
    ingredients: [
      { amount: 2, name: 'eggs' },
      { amount: 120, unit: 'g', name: 'courgette' },
      { amount: 20, unit: 'g', name: 'hard cheese' },
      { amount: 1, unit: 'tbsp', name: 'olive oil' },
      { name: 'mint, pepper and salt' },
    ],
    steps: [
      'Slice the courgette thinly, salt it, and leave it for ten minutes. Squeeze it out.',
      'Fry it in the oil until the edges are brown.',
      'Beat the eggs with the cheese and the mint. Pour them over, and turn the heat down.',
      'When only the middle still moves, put it under the grill for two minutes.',
    ],
  },
]

/** "1½ tsp", "150 g", as it is said in a kitchen. */
export const measure = ({ amount, unit }: Ingredient, people: number): string => {
  if (amount === undefined) return ''
  const total = amount * people
  const whole = Math.floor(total)
  const number = total - whole === 0.5 ? `${whole || ''}½` : `${total}`
  return unit ? `${number} ${unit}` : number
}
