import { type CanActivate, Controller, type ExecutionContext, Get, HttpException, Inject, Injectable, Param, Post, Query, Req, Res, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { deliverFile, type FileFolder, type FileLimits, type ReceivedFile, type UploadRefusal } from '@selaras/adapters/files';
import { ATTEMPT_FILE_USE_CASES, type DomainRefusal, forbidden, notSignedIn, refusalOf, type SelarasRequest, SignedIn } from '@selaras/adapters/graphql';
import type { AttemptFileUseCases } from '@selaras/application/marking';
import { asId, type AttemptId, isId, type ItemVersionId, toIso } from '@selaras/domain/kernel';
import type { Response } from 'express';
import { FILE_FOLDER, UploadGivenUp } from './files.controller';

/** A request whose place was looked up before the first byte: the storage asks it what the item takes. */
export interface AttemptUploadRequest extends SelarasRequest {
  uploadPlace?: FileLimits;
}

const STATUS_OF: Readonly<Record<string, number>> = {
  FileEmpty: 422, FileTooLarge: 413, FileTypeNotAllowed: 415, UploadPlaceNotFound: 404, AttemptClosed: 409, TooManyUploads: 409,
} satisfies Record<UploadRefusal['code'], number> & Record<string, number>;

/** Asked before the first byte of a file is taken: the header that no other site can set, the attempt and its item. */
@Injectable()
export class AttemptUploadGuard implements CanActivate {
  constructor(@Inject(ATTEMPT_FILE_USE_CASES) private readonly files: AttemptFileUseCases) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AttemptUploadRequest>();
    if (!request.headers['x-selaras']) throw forbidden();
    if (!request.actor) throw notSignedIn();
    const to = addressOf(request.query['attemptId'], request.query['itemVersionId']);
    const place = to && (await this.files.mayUpload(request.actor, to.attemptId, to.itemVersionId));
    if (!place) throw refused({ code: 'UploadPlaceNotFound' });
    if (!place.ok) throw refused(place.refusal);
    request.uploadPlace = place.value;
    return true;
  }
}

/** What learners hand in. Anybody may have sent anything: it is always saved by the browser, never shown. */
@Controller('attempt-files')
export class AttemptFilesController {
  constructor(
    @Inject(ATTEMPT_FILE_USE_CASES) private readonly files: AttemptFileUseCases,
    @Inject(FILE_FOLDER) private readonly folder: FileFolder,
  ) {}

  /** Multipart, field `file`; the attempt and the item in the address. Answers with the id that a response names. */
  @Post()
  @SignedIn()
  @UseGuards(AttemptUploadGuard)
  @UseInterceptors(UploadGivenUp, FileInterceptor('file'))
  async upload(@Req() request: AttemptUploadRequest, @UploadedFile() upload: { readonly received: ReceivedFile } | undefined) {
    const to = addressOf(request.query['attemptId'], request.query['itemVersionId']);
    if (!request.actor || !to) throw notSignedIn();
    if (!upload) throw refused({ code: 'FileEmpty' });
    const { name, kept } = upload.received;
    if (!kept.ok) throw refused(kept.refusal);
    const recorded = await this.files.recordUpload(request.actor, to.attemptId, to.itemVersionId, { ...kept.value, name });
    if (!recorded.ok) throw refused(recorded.refusal);
    const { id, mediaType, byteSize, name: keptName, uploadedAt } = recorded.value;
    return { id, url: `/attempt-files/${to.attemptId}/${id}`, mediaType, byteSize, name: keptName, uploadedAt: toIso(uploadedAt) };
  }

  /** The files of an attempt, in the order of uploading. */
  @Get(':attemptId')
  @SignedIn()
  async list(@Req() request: SelarasRequest, @Param('attemptId') attemptId: string) {
    const files = await this.visible(request, attemptId);
    if (!files) throw refused({ code: 'FileNotFound' }, 404);
    return files.map(({ id, itemVersionId, mediaType, byteSize, name, uploadedAt }) => ({ id, itemVersionId, url: `/attempt-files/${attemptId}/${id}`, mediaType, byteSize, name, uploadedAt: toIso(uploadedAt) }));
  }

  /** @param as another name to save it under, for a marker who is not to learn whose it is */
  @Get(':attemptId/:fileId')
  @SignedIn()
  async download(@Req() request: SelarasRequest, @Param('attemptId') attemptId: string, @Param('fileId') fileId: string, @Query('as') as: unknown, @Res() response: Response): Promise<void> {
    const file = (await this.visible(request, attemptId))?.find(({ id }) => id === fileId);
    const missing = () => void response.status(404).set('Cache-Control', 'no-store').json(refusalOf({ code: 'FileNotFound' }));
    if (!file) return missing();
    const name = typeof as === 'string' && /^[\w.-]{1,80}$/.test(as) ? as : file.name;
    deliverFile(response, this.folder, { ...file, name }, missing, 'saved');
  }

  private async visible(request: SelarasRequest, attemptId: string) {
    if (!request.actor) throw notSignedIn();
    return isId(attemptId) ? this.files.files(request.actor, asId<'Attempt'>(attemptId)) : null;
  }
}

function addressOf(attemptId: unknown, itemVersionId: unknown): { readonly attemptId: AttemptId; readonly itemVersionId: ItemVersionId } | null {
  return isId(attemptId) && isId(itemVersionId) ? { attemptId: asId<'Attempt'>(attemptId), itemVersionId: asId<'ItemVersion'>(itemVersionId) } : null;
}

function refused(refusal: DomainRefusal, status = STATUS_OF[refusal.code] ?? 422): HttpException {
  return new HttpException(refusalOf(refusal), status);
}
