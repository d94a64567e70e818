import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { AuthoringUseCases } from '@selaras/application/authoring';
import type { Actor } from '@selaras/domain/organisation';
import { Allow, CurrentActor } from '../permission/index';
import { idOf, idsOf } from '../read-arguments';
import type { MutationAttachFileArgs, MutationConfirmVariantArgs, MutationDetachFileArgs, MutationMoveModuleArgs, MutationRemoveModuleArgs, MutationRemoveVariantArgs, MutationSaveModuleArgs, MutationSavePairArgs, MutationSaveTestRulesArgs, MutationSaveVariantArgs, MutationSaveVersionArgs } from '../schema.generated';
import { rulesArgument } from '../test-rules-payload';
import { blueprintArgument, levelArgument } from './author-arguments';
import { AUTHORING_USE_CASES } from './author-courses.resolver';
import { versionResult } from './version-result';

const versionIdOf = ({ versionId }: { readonly versionId: string }) => idOf<'CourseVersion'>('versionId', versionId);
const moduleIdOf = ({ moduleId }: { readonly moduleId: string }) => idOf<'Module'>('moduleId', moduleId);
const variantIdOf = ({ variantId }: { readonly variantId: string }) => idOf<'Variant'>('variantId', variantId);
const fileIdOf = ({ fileId }: { readonly fileId: string }) => idOf<'File'>('fileId', fileId);

/** Changes of one draft. Each answers with the version as it then stands. */
@Resolver()
export class AuthorDraftResolver {
  constructor(@Inject(AUTHORING_USE_CASES) private readonly authoring: AuthoringUseCases) {}

  @Mutation()
  @Allow('instructor')
  async saveVersion(@CurrentActor() actor: Actor, @Args() args: MutationSaveVersionArgs) {
    return versionResult(await this.authoring.saveVersion(actor, { ...args, versionId: versionIdOf(args) }));
  }

  @Mutation()
  @Allow('instructor')
  async saveModule(@CurrentActor() actor: Actor, @Args() args: MutationSaveModuleArgs) {
    return versionResult(await this.authoring.saveModule(actor, {
      ...args, versionId: versionIdOf(args), moduleId: moduleIdOf(args), revision: args.revision ?? null, requiresIds: idsOf<'Module'>('requiresIds', args.requiresIds),
    }));
  }

  @Mutation()
  @Allow('instructor')
  async moveModule(@CurrentActor() actor: Actor, @Args() args: MutationMoveModuleArgs) {
    return versionResult(await this.authoring.moveModule(actor, { position: args.position, versionId: versionIdOf(args), moduleId: moduleIdOf(args) }));
  }

  @Mutation()
  @Allow('instructor')
  async removeModule(@CurrentActor() actor: Actor, @Args() args: MutationRemoveModuleArgs) {
    return versionResult(await this.authoring.removeModule(actor, { versionId: versionIdOf(args), moduleId: moduleIdOf(args) }));
  }

  @Mutation()
  @Allow('instructor')
  async saveVariant(@CurrentActor() actor: Actor, @Args() args: MutationSaveVariantArgs) {
    return versionResult(await this.authoring.saveVariant(actor, {
      versionId: versionIdOf(args), moduleId: moduleIdOf(args), variantId: variantIdOf(args), revision: args.revision ?? null,
      unitId: args.key.unitId ? idOf<'WorkUnit'>('key.unitId', args.key.unitId) : null, level: args.key.level ? levelArgument(args.key.level) : null,
      label: args.label, pages: args.pages, substantial: args.substantial ?? true,
    }));
  }

  @Mutation()
  @Allow('instructor')
  async confirmVariant(@CurrentActor() actor: Actor, @Args() args: MutationConfirmVariantArgs) {
    return versionResult(await this.authoring.confirmVariant(actor, { versionId: versionIdOf(args), variantId: variantIdOf(args) }));
  }

  @Mutation()
  @Allow('instructor')
  async removeVariant(@CurrentActor() actor: Actor, @Args() args: MutationRemoveVariantArgs) {
    return versionResult(await this.authoring.removeVariant(actor, { versionId: versionIdOf(args), variantId: variantIdOf(args) }));
  }

  @Mutation()
  @Allow('instructor')
  async attachFile(@CurrentActor() actor: Actor, @Args() args: MutationAttachFileArgs) {
    return versionResult(await this.authoring.attachFile(actor, {
      versionId: versionIdOf(args), moduleId: moduleIdOf(args), fileId: fileIdOf(args), purpose: args.purpose, title: args.title,
    }));
  }

  @Mutation()
  @Allow('instructor')
  async detachFile(@CurrentActor() actor: Actor, @Args() args: MutationDetachFileArgs) {
    return versionResult(await this.authoring.detachFile(actor, { versionId: versionIdOf(args), moduleId: moduleIdOf(args), fileId: fileIdOf(args) }));
  }

  @Mutation()
  @Allow('instructor')
  async savePair(@CurrentActor() actor: Actor, @Args() { blueprint, timeLimitSeconds, preAttempts, postAttempts, ...args }: MutationSavePairArgs) {
    const items = args.items.map((item, index) => ({
      itemVersionId: idOf<'ItemVersion'>(`items.${index}.itemVersionId`, item.itemVersionId),
      part: item.part, unitId: item.unitId ? idOf<'WorkUnit'>(`items.${index}.unitId`, item.unitId) : null, form: item.form ?? null,
      section: item.section ?? null, required: item.required ?? false,
    }));
    return versionResult(await this.authoring.savePair(actor, {
      ...args, versionId: versionIdOf(args), items, ...(blueprint ? { blueprint: blueprintArgument(blueprint) } : {}),
      ...(typeof timeLimitSeconds === 'number' ? { timeLimitSeconds } : {}),
      ...(typeof preAttempts === 'number' ? { preAttempts } : {}),
      ...(typeof postAttempts === 'number' ? { postAttempts } : {}),
    }));
  }

  @Mutation()
  @Allow('instructor')
  async saveTestRules(@CurrentActor() actor: Actor, @Args() args: MutationSaveTestRulesArgs) {
    return versionResult(await this.authoring.saveTestRules(actor, { versionId: versionIdOf(args), revision: args.revision, rules: args.rules.map(rulesArgument) }));
  }
}
