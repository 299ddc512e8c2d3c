/** Lets the thread do what waits for it: draw, hear a click, hear a cancel. */
export const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
