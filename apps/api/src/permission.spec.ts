import 'reflect-metadata';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { PermissionCheck, Public, SignedIn } from '@selaras/adapters/graphql';

@Resolver()
class ForgetfulResolver {
  @Query()
  openToAll(): string {
    return 'secret';
  }
}
@Controller()
class ForgetfulController {
  @Get('secret')
  read(): string {
    return 'secret';
  }
}
@Resolver()
class CarefulResolver {
  @Query()
  @Public()
  time(): string {
    return 'now';
  }
  @Mutation()
  @SignedIn()
  change(): string {
    return 'done';
  }
}

function moduleOf(declarations: { providers?: Type[]; controllers?: Type[] }): Type {
  @Module({ imports: [DiscoveryModule], controllers: declarations.controllers ?? [], providers: [PermissionCheck, ...(declarations.providers ?? [])] })
  class TestModule {}
  return TestModule;
}
const boot = async (module: Type) => (await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false })).close();

test('a query without a declared permission does not boot', async () => {
  await expect(boot(moduleOf({ providers: [ForgetfulResolver] }))).rejects.toThrow('ForgetfulResolver.openToAll');
});

test('neither does an HTTP route', async () => {
  await expect(boot(moduleOf({ controllers: [ForgetfulController] }))).rejects.toThrow('ForgetfulController.read');
});

test('declared ones do', async () => {
  await expect(boot(moduleOf({ providers: [CarefulResolver] }))).resolves.toBeUndefined();
});
