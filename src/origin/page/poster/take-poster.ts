/** Size of a poster in pixels: twice that of a row, for fine screens. */
const WIDTH = 320;
const HEIGHT = 180;

/** How long a video may take to show a frame, in milliseconds. */
const PATIENCE_MS = 20_000;

/** Takes a still picture from a video. Returns a JPEG; null if this browser cannot play the video. */
export async function takePoster(url: string, durationSeconds: number): Promise<Blob | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  try {
    video.src = url;
    // The beginning is often black.
    video.currentTime = Math.min(durationSeconds * 0.1, 10);
    if (!(await hasFrame(video))) return null;
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const context = canvas.getContext('2d');
    if (context === null || video.videoWidth === 0) return null;
    const scale = Math.max(WIDTH / video.videoWidth, HEIGHT / video.videoHeight);
    const [width, height] = [video.videoWidth * scale, video.videoHeight * scale];
    context.drawImage(video, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
  } finally {
    // Ends the download.
    video.removeAttribute('src');
    video.load();
  }
}

function hasFrame(video: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    const end = (is: boolean) => () => {
      clearTimeout(timer);
      resolve(is);
    };
    video.addEventListener('seeked', end(true), { once: true });
    video.addEventListener('error', end(false), { once: true });
  });
}
