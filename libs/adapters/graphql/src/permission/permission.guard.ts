import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { type Actor, holdsRole } from '@selaras/domain/organisation';
import { PERMISSION, type Permission } from './permission';
import { forbidden, notSignedIn } from './refused-access';
import type { GraphqlContext, SelarasRequest } from './session-context';

/** Decides at the door. A handler without a declared permission is refused here too, though it should not have booted. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, [context.getHandler(), context.getClass()]);
    if (!permission) throw forbidden();
    if (permission.kind === 'public') return true;
    const actor = actorOf(context);
    if (!actor) throw notSignedIn();
    if (permission.kind === 'roles' && !holdsRole(actor, ...permission.roles)) throw forbidden();
    return true;
  }
}

/** The actor of an HTTP or GraphQL call; null when nobody is signed in. */
export function actorOf(context: ExecutionContext): Actor | null {
  return context.getType<GqlContextType>() === 'graphql'
    ? GqlExecutionContext.create(context).getContext<GraphqlContext>().req.actor
    : context.switchToHttp().getRequest<SelarasRequest>().actor;
}
