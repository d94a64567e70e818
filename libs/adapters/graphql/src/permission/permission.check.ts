import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PERMISSION } from './permission';

/** Marks that Nest leaves on handlers that answer from outside: GraphQL roots and HTTP routes. */
const RESOLVER_TYPE = 'graphql:resolver_type';
const HTTP_METHOD = 'method';

/**
 * Deny by default, at boot: a query, mutation, subscription or route that does not say who may call it stops the server.
 * Forgetting is found by the first start, not by an attacker.
 */
@Injectable()
export class PermissionCheck implements OnModuleInit {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared: string[] = [];
    for (const wrapper of [...this.discovery.getProviders(), ...this.discovery.getControllers()]) {
      const instance: unknown = wrapper.instance;
      if (typeof instance !== 'object' || instance === null || !wrapper.metatype) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function' || !answersFromOutside(handler)) continue;
        if (!this.reflector.getAllAndOverride(PERMISSION, [handler, instance.constructor])) {
          undeclared.push(`${instance.constructor.name}.${name}`);
        }
      }
    }
    if (undeclared.length > 0) {
      throw new Error(`No permission declared (add @Allow, @SignedIn or @Public): ${undeclared.join(', ')}`);
    }
  }
}

function answersFromOutside(handler: object): boolean {
  const resolverType: unknown = Reflect.getMetadata(RESOLVER_TYPE, handler);
  return ['Query', 'Mutation', 'Subscription'].includes(String(resolverType)) || Reflect.hasMetadata(HTTP_METHOD, handler);
}
