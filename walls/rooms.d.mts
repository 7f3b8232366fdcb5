export interface Room {
  readonly holds: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}
export const ROOMS: Readonly<Record<string, Room>>;
