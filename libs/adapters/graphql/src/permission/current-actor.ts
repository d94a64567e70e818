import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@selaras/domain/organisation';
import { actorOf } from './permission.guard';
import { notSignedIn } from './refused-access';

/** The signed-in person. Only behind `@SignedIn()` or `@Allow()`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context);
  if (!actor) throw notSignedIn();
  return actor;
});
