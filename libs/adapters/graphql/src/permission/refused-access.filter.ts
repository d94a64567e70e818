import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { Response } from 'express';
import { GraphQLError } from 'graphql';

/** A refusal meant for the caller is an answer, not a fault: it is not logged, and over plain HTTP it becomes its status. */
@Catch(GraphQLError)
export class RefusedAccessFilter implements ExceptionFilter<GraphQLError> {
  catch(error: GraphQLError, host: ArgumentsHost): GraphQLError | undefined {
    if (host.getType<GqlContextType>() === 'graphql') return error;
    const { code, http } = error.extensions as { code?: string; http?: { status?: number } };
    host.switchToHttp().getResponse<Response>().status(http?.status ?? 400).json({ code, message: error.message });
    return undefined;
  }
}
