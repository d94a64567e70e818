/** What every feature module may ask for. */
export const DATABASE = Symbol('Database');
export const CLOCK = Symbol('Clock');
export const CONFIG = Symbol('Config');
