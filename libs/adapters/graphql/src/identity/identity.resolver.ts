import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { IdentityUseCases, Profile } from '@selaras/application/identity';
import type { Clock } from '@selaras/domain/kernel';
import { toIso } from '@selaras/domain/kernel';
import { type Actor, maskNip } from '@selaras/domain/organisation';
import { CurrentActor, type GraphqlContext, Public, SignedIn } from '../permission/index';
import { refusalOf } from '../refusal';
import type { MutationSetUpArgs } from '../schema.generated';

export const IDENTITY_USE_CASES = Symbol('IdentityUseCases');
export const GRAPHQL_CLOCK = Symbol('GraphqlClock');
export const SESSION_COOKIES = Symbol('SessionCookies');

/** How a session reaches and leaves the browser; the composition root decides with a cookie. */
export interface SessionCookies {
  set(context: GraphqlContext, token: string): void;
  read(context: GraphqlContext): string | null;
  clear(context: GraphqlContext): void;
}

@Resolver()
export class IdentityResolver {
  constructor(
    @Inject(IDENTITY_USE_CASES) private readonly identity: IdentityUseCases,
    @Inject(SESSION_COOKIES) private readonly cookies: SessionCookies,
    @Inject(GRAPHQL_CLOCK) private readonly clock: Clock,
  ) {}

  @Query()
  @Public()
  async me(@Context() { req }: GraphqlContext) {
    return req.actor ? meOf(await this.identity.profileOf(req.actor)) : null;
  }

  @Query()
  @Public()
  async demoAccounts() {
    return (await this.identity.demoAccounts()).map((account) => ({ ...account, role: account.role.toUpperCase() }));
  }

  @Query()
  @Public()
  needsSetUp() {
    return this.identity.needsSetUp();
  }

  @Query()
  @Public()
  serverTime() {
    return toIso(this.clock());
  }

  @Mutation()
  @Public()
  async signIn(@Args('nip') nip: string, @Args('password') password: string, @Context() context: GraphqlContext) {
    const result = await this.identity.signIn({ nip, password, address: context.req.ip ?? '' });
    if (!result.ok) return refusalOf(result.refusal);
    this.cookies.set(context, result.value.token);
    return signedIn(await this.identity.profileOf({ personId: result.value.personId, grants: [] }));
  }

  @Mutation()
  @Public()
  async setUp(@Args() args: MutationSetUpArgs, @Context() context: GraphqlContext) {
    const result = await this.identity.setUp(args);
    if (!result.ok) return refusalOf(result.refusal);
    this.cookies.set(context, result.value.token);
    return signedIn(await this.identity.profileOf({ personId: result.value.personId, grants: [] }));
  }

  @Mutation()
  @Public()
  async signOut(@Context() context: GraphqlContext) {
    const token = this.cookies.read(context);
    if (token) await this.identity.signOut(token);
    this.cookies.clear(context);
    return true;
  }

  @Mutation()
  @SignedIn()
  async changeLocale(@Args('locale') locale: 'ID' | 'EN', @CurrentActor() actor: Actor) {
    return signedIn(await this.identity.changeLocale(actor, locale === 'EN' ? 'en' : 'id'));
  }
}

function signedIn(profile: Profile | null) {
  return { __typename: 'SignedIn', me: meOf(profile) };
}

function meOf(profile: Profile | null) {
  return profile && {
    id: profile.personId,
    name: profile.name,
    maskedNip: maskNip(profile.nip),
    locale: profile.locale.toUpperCase(),
    level: profile.level.toUpperCase(),
    unit: profile.unit,
    grants: profile.grants.map((grant) => ({ role: grant.role.toUpperCase(), unit: grant.unit })),
  };
}
