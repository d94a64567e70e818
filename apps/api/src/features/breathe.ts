/** Lets requests that wait be served before going on with something long. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
