/** The product's own GraphQL as one signed-in person uses it: for what has to be there before a story begins. */
export class Api {
  private constructor(
    private readonly origin: string,
    private readonly cookie: string,
  ) {}

  static async signedIn(origin: string, { nip, password }: { readonly nip: string; readonly password: string }): Promise<Api> {
    const response = await post(origin, '', SIGN_IN, { nip, password });
    const cookie = response.headers.getSetCookie().map((header) => header.split(';')[0]).join('; ');
    if (cookie === '') throw new Error(`not signed in: ${await response.text()}`);
    return new Api(origin, cookie);
  }

  /**
   * Changes something by one mutation.
   * @param field the mutation with its arguments, `createCourse(title: $title)`
   * @param variables by name; each with its GraphQL type and its value
   * @param answers what of the answer is wanted: `... on CourseVersion { revision }`
   * @throws what the server refused it for
   */
  async change<Answer>(field: string, variables: Readonly<Record<string, readonly [type: string, value: unknown]>>, answers: string): Promise<Answer> {
    const declared = Object.entries(variables).map(([name, [type]]) => `$${name}: ${type}`).join(', ');
    const values = Object.fromEntries(Object.entries(variables).map(([name, [, value]]) => [name, value]));
    const query = `mutation Prepare(${declared}) { answer: ${field} { __typename ${answers} ... on Refusal { code field params { name value } } } }`;
    const { data, errors } = (await (await post(this.origin, this.cookie, query, values)).json()) as { data?: { answer: Answer & { __typename: string } }; errors?: unknown };
    if (!data || errors || data.answer.__typename === 'Refusal') throw new Error(`${field}: ${JSON.stringify(errors ?? data)}`);
    return data.answer;
  }
}

const SIGN_IN = 'mutation($nip: String!, $password: String!) { signIn(nip: $nip, password: $password) { __typename } }';

function post(origin: string, cookie: string, query: string, variables: object): Promise<Response> {
  return fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-selaras': '1', cookie }, body: JSON.stringify({ query, variables }) });
}
