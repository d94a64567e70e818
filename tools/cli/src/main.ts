import { itemsImport } from './items-import';
import { statsPrepost, type Output } from './stats-prepost';

const USAGE = `Usage: npm run --silent cli -- COMMAND ...

  stats prepost FILE.csv --pre COLUMN --post COLUMN [--max N] [--group COLUMN] [--json]
      Compares marks before and after a training.

  items import FILE --dry-run [--json]
      Says for each question of a GIFT file what would become of it.

  COMMAND --help
      Options of one command.
`;

/** The request could not be understood or its file not used; nothing was done. */
const EXIT_REFUSED = 2;

const COMMANDS: Readonly<Record<string, (args: string[], io: Output) => Promise<number>>> = {
  'stats prepost': statsPrepost,
  'items import': itemsImport,
};

/**
 * Runs one command. Answers go to `out`, sentences about what is wrong to `err`.
 * @returns the exit code: 0 done, 2 refused
 */
export async function main(args: readonly string[], io: Output): Promise<number> {
  const [subject, verb, ...rest] = args;
  if (subject === undefined) {
    io.err(USAGE);
    return EXIT_REFUSED;
  }
  if (subject === '--help' || subject === '-h' || subject === 'help') {
    io.out(USAGE);
    return 0;
  }
  const command = COMMANDS[`${subject} ${verb ?? ''}`];
  if (command) return command(rest, io);

  const verbs = Object.keys(COMMANDS).filter((name) => name.startsWith(`${subject} `));
  if (verbs.length > 0 && (verb === undefined || verb === '--help')) {
    io[verb === undefined ? 'err' : 'out'](USAGE);
    return verb === undefined ? EXIT_REFUSED : 0;
  }
  io.err(`There is no command "${[subject, verb].filter((word) => word !== undefined && !word.startsWith('-')).join(' ')}". The commands are: ${Object.keys(COMMANDS).join(', ')}.\n`);
  return EXIT_REFUSED;
}
