/** Excel's grid. */
export const maxColumns = 16_384;
