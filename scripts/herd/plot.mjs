export const plotOf = () => ""
