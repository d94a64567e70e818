import type { RandomSource } from '@selaras/domain/kernel';
import { NAME_STOCKS, NAMES_OF_PUBLIC_FIGURES, type NameStock } from './names';

const TOTAL_WEIGHT = NAME_STOCKS.reduce((sum, stock) => sum + stock.weight, 0);
/** About one in twenty goes by a single name, as many Indonesians do. */
const SINGLE_NAME_SHARE = 0.05;

/** A name nobody in `taken` has. @throws RangeError when five hundred draws found none: the stock is too small for the city. */
export function drawName(sex: 'male' | 'female', taken: ReadonlySet<string>, random: RandomSource): string {
  for (let draw = 0; draw < 500; draw += 1) {
    const stock = drawStock(random);
    const first = pick(sex === 'female' ? stock.women : stock.men, random);
    const second = pick(sex === 'female' ? stock.womenSecond : stock.menSecond, random);
    const name = random() < SINGLE_NAME_SHARE && first.length > 4 && !first.includes(' ') ? first : `${first} ${second}`;
    if (first !== second && !taken.has(name) && !NAMES_OF_PUBLIC_FIGURES.has(name)) return name;
  }
  throw new RangeError('the stock of names is used up');
}

function drawStock(random: RandomSource): NameStock {
  let left = random() * TOTAL_WEIGHT;
  for (const stock of NAME_STOCKS) {
    left -= stock.weight;
    if (left < 0) return stock;
  }
  throw new RangeError('weights do not add up');
}

function pick(values: readonly string[], random: RandomSource): string {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}
