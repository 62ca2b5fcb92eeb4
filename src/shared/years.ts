/** The years that money is planned, budgeted, split and reported for, both ends included. */
export const YEARS = { min: 1990, max: 2100 } as const;
