import { build, type Histogram } from 'hdr-histogram-js';

/** Milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

/** Records how long things took, to a thousandth of the value, from a microsecond to two minutes. */
export class Latencies {
  private readonly histogram: Histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 120_000_000,
    numberOfSignificantValueDigits: 3,
  });

  record(milliseconds: number): void {
    this.histogram.recordValue(Math.min(120_000_000, Math.max(1, Math.round(milliseconds * 1_000))));
  }

  get count(): number {
    return this.histogram.totalCount;
  }

  summary(): LatencySummary {
    const at = (percentile: number) => this.histogram.getValueAtPercentile(percentile) / 1_000;
    return {
      count: this.count,
      p50: at(50),
      p99: at(99),
      worst: this.count === 0 ? 0 : this.histogram.maxValue / 1_000,
    };
  }
}
