/** Gives names, each once. */
export interface Names {
  /** The wanted name, else the first of the others that is not taken, else the wanted one with a number behind it. */
  readonly take: (wanted: string, ...others: readonly string[]) => string;
}

/** Names that are not taken yet, but for those given. */
export function createNames(taken: Iterable<string> = []): Names {
  const used = new Set(taken);
  return {
    take: (wanted, ...others) => {
      let name = [wanted, ...others].find((one) => !used.has(one)) ?? wanted;
      for (let number = 2; used.has(name); number += 1) name = `${wanted}${number}`;
      used.add(name);
      return name;
    },
  };
}

/** The words of any text as an identifier in PascalCase: `new_pet` and `new-pet` become `NewPet`. */
export function pascalCase(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  if (name === '') return 'Value';
  return /^\p{ID_Start}/u.test(name) ? name : `Value${name}`;
}

/** The same in camelCase; never a reserved word. */
export function camelCase(text: string): string {
  const name = pascalCase(text);
  const lower = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return RESERVED.has(lower) ? `${lower}Value` : lower;
}

/** Whether a name can stand without quotes, as a property or after a dot. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

const RESERVED = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const constructor continue debugger declare default delete do else ' +
    'enum eval export extends false finally for from function get if implements import in instanceof interface is let module namespace ' +
    'never new null number object of package private protected public require return set static string super switch symbol this throw ' +
    'true try type typeof undefined unknown using var void while with yield value values same decide Old New'
  ).split(' '),
);
