import { type CallHandler, type CanActivate, Controller, type ExecutionContext, Get, HttpException, Inject, Injectable, type NestInterceptor, Param, Post, Query, Req, Res, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { deliverFile, type FileFolder, type ReceivedFile, type UploadRefusal } from '@selaras/adapters/files';
import { Allow, type DomainRefusal, forbidden, notSignedIn, refusalOf, type SelarasRequest, SignedIn } from '@selaras/adapters/graphql';
import type { FileUseCases } from '@selaras/application/files';
import { asId, type CourseId, isId } from '@selaras/domain/kernel';
import type { Response } from 'express';
import { catchError, type Observable } from 'rxjs';

export const FILE_USE_CASES = Symbol('FileUseCases');
export const FILE_FOLDER = Symbol('FileFolder');

const STATUS_OF: Readonly<Record<UploadRefusal['code'], number>> = { FileEmpty: 422, FileTooLarge: 413, FileTypeNotAllowed: 415 };

/** Asked before the first byte of a file is taken: the header that no other site can set, and the course. */
@Injectable()
export class UploadGuard implements CanActivate {
  constructor(@Inject(FILE_USE_CASES) private readonly files: FileUseCases) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SelarasRequest>();
    if (!request.headers['x-selaras']) throw forbidden();
    if (!request.actor) throw notSignedIn();
    const courseId = courseIdOf(request.query['courseId']);
    if (!courseId || !(await this.files.mayUpload(request.actor, courseId))) throw refused(404, { code: 'CourseNotFound' });
    return true;
  }
}

/** An upload that its sender gave up is no fault of ours: nobody is there to answer, and nothing belongs in the log. */
@Injectable()
export class UploadGivenUp implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<SelarasRequest>();
    return next.handle().pipe(catchError((error: unknown) => {
      throw request.socket.destroyed ? new HttpException('The upload was given up', 400) : error;
    }));
  }
}

@Controller('files')
export class FilesController {
  constructor(
    @Inject(FILE_USE_CASES) private readonly files: FileUseCases,
    @Inject(FILE_FOLDER) private readonly folder: FileFolder,
  ) {}

  /** Multipart, field `file`. Answers with the address under which texts and modules point at it. */
  @Post()
  @Allow('instructor')
  @UseGuards(UploadGuard)
  @UseInterceptors(UploadGivenUp, FileInterceptor('file'))
  async upload(@Req() request: SelarasRequest, @Query('courseId') courseText: string, @UploadedFile() upload: { readonly received: ReceivedFile } | undefined) {
    const courseId = courseIdOf(courseText);
    if (!request.actor || !courseId) throw notSignedIn();
    if (!upload) throw refused(422, { code: 'FileEmpty' });
    const { name, kept } = upload.received;
    if (!kept.ok) throw refused(STATUS_OF[kept.refusal.code], kept.refusal);
    const { id, mediaType, byteSize } = await this.files.recordUpload(request.actor, courseId, { ...kept.value, name });
    return { id, url: `/files/${id}`, mediaType, byteSize, name };
  }

  @Get(':id')
  @SignedIn()
  async download(@Req() request: SelarasRequest, @Param('id') id: string, @Res() response: Response): Promise<void> {
    if (!request.actor) throw notSignedIn();
    const file = isId(id) ? await this.files.readable(request.actor, asId<'File'>(id)) : null;
    const missing = () => void response.status(404).set('Cache-Control', 'no-store').json(refusalOf({ code: 'FileNotFound' }));
    if (!file) return missing();
    deliverFile(response, this.folder, file, missing);
  }
}

function courseIdOf(text: unknown): CourseId | null {
  return isId(text) ? asId<'Course'>(text) : null;
}

function refused(status: number, refusal: DomainRefusal): HttpException {
  return new HttpException(refusalOf(refusal), status);
}
