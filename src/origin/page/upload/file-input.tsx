/** The browser's own dialogue for files, which `Uploads.choose` opens. */
export function FileInput({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  return (
    <input
      id="file"
      type="file"
      hidden
      multiple
      accept="video/*,.mkv"
      aria-label="Choose videos"
      onChange={({ currentTarget }) => {
        onFiles([...(currentTarget.files ?? [])]);
        // The same file can be chosen again.
        currentTarget.value = '';
      }}
    />
  );
}
