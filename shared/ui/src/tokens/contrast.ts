export type Theme = 'light' | 'dark';
/** Linear-light sRGB, 0 to 1. */
export type Linear = readonly [red: number, green: number, blue: number];

/** Reads every `--role: light-dark(oklch(…), oklch(…))` of a stylesheet; asking for a role it lacks throws. */
export function colours(css: string): (theme: Theme, role: string) => Linear {
  const roles = new Map<string, Record<Theme, Linear>>();
  for (const [, role, light, dark] of css.matchAll(DECLARATION)) {
    roles.set(role as string, { light: toLinear(light as string), dark: toLinear(dark as string) });
  }
  return (theme, role) => {
    const found = roles.get(role);
    if (!found) throw new Error(`No colour called ${role}`);
    return found[theme];
  };
}

/** The WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: Linear, b: Linear): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

const DECLARATION = /--([\w-]+):\s*light-dark\(\s*oklch\(([^)]*)\),\s*oklch\(([^)]*)\)\s*\)/g;

const luminance = ([red, green, blue]: Linear) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** OKLCH → OKLab → LMS → linear sRGB (Ottosson); clipped to the gamut, as browsers show it on an sRGB screen. */
function toLinear(oklch: string): Linear {
  const [lightness, chroma, hue] = oklch.split(/[\s/]+/).map(Number) as [number, number, number];
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

const clip = (value: number) => Math.min(1, Math.max(0, value));
