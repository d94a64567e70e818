import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AuthoringUseCases } from '@selaras/application/authoring';
import type { Actor } from '@selaras/domain/organisation';
import { connectionOf, pageOf } from '../connection';
import { Allow, CurrentActor } from '../permission/index';
import { idOf } from '../read-arguments';
import type { MutationCreateCourseArgs, MutationOpenDraftArgs, QueryPreviewArgs } from '../schema.generated';
import { levelArgument } from './author-arguments';
import { courseOf, previewOf, versionOf } from './payloads';
import { versionResult } from './version-result';

export const AUTHORING_USE_CASES = Symbol('AuthoringUseCases');

/** The author's courses: which there are, how one version stands, what a learner would get. */
@Resolver()
export class AuthorCoursesResolver {
  constructor(@Inject(AUTHORING_USE_CASES) private readonly authoring: AuthoringUseCases) {}

  @Query()
  @Allow('instructor')
  async authoredCourses(@CurrentActor() actor: Actor, @Args('first') first: number, @Args('after') after: string | null) {
    const page = pageOf(first, after);
    return connectionOf(await this.authoring.courses(actor, page), page.offset, courseOf);
  }

  @Query()
  @Allow('instructor')
  async courseVersion(@CurrentActor() actor: Actor, @Args('id') id: string) {
    const view = await this.authoring.courseVersion(actor, idOf<'CourseVersion'>('id', id));
    return view && versionOf(view);
  }

  @Query()
  @Allow('instructor')
  async preview(@CurrentActor() actor: Actor, @Args() args: QueryPreviewArgs) {
    const preview = await this.authoring.preview(actor, {
      versionId: idOf<'CourseVersion'>('versionId', args.versionId), unitId: idOf<'WorkUnit'>('unitId', args.unitId), level: levelArgument(args.level), ...(args.form ? { form: args.form } : {}),
    });
    return preview && previewOf(preview);
  }

  @Query()
  @Allow('instructor')
  authorUnits(@CurrentActor() actor: Actor) {
    return this.authoring.authorUnits(actor);
  }

  @Mutation()
  @Allow('instructor')
  async createCourse(@CurrentActor() actor: Actor, @Args() args: MutationCreateCourseArgs) {
    return versionResult(await this.authoring.createCourse(actor, {
      title: args.title, courseId: idOf<'Course'>('courseId', args.courseId), versionId: idOf<'CourseVersion'>('versionId', args.versionId), ownerUnitId: idOf<'WorkUnit'>('ownerUnitId', args.ownerUnitId),
    }));
  }

  @Mutation()
  @Allow('instructor')
  async openDraft(@CurrentActor() actor: Actor, @Args() args: MutationOpenDraftArgs) {
    return versionResult(await this.authoring.openDraft(actor, { courseId: idOf<'Course'>('courseId', args.courseId), versionId: idOf<'CourseVersion'>('versionId', args.versionId) }));
  }

  @Mutation()
  @Allow('instructor')
  async publishVersion(@CurrentActor() actor: Actor, @Args('versionId') versionId: string) {
    return versionResult(await this.authoring.publishVersion(actor, idOf<'CourseVersion'>('versionId', versionId)));
  }
}
