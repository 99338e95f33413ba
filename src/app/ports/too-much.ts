/** A value or a batch is larger than storage accepts: `Records.commit` throws it, and nothing was written. */
export class TooMuchToStore extends Error {
  readonly code: 'value-too-long' | 'too-many-rows' | 'batch-too-large';
  constructor(code: 'value-too-long' | 'too-many-rows' | 'batch-too-large') {
    super(`more than storage takes at once: ${code}`);
    this.name = 'TooMuchToStore';
    this.code = code;
  }
}
