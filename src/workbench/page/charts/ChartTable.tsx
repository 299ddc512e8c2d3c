import { makeStyles } from "@fluentui/react-components";
import type { Texts } from "../texts";
import type { ReadChart } from "./readChart";

const useStyles = makeStyles({
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** What a chart shows, for screen readers: the same numbers, as their cells show them. */
export function ChartTable({ chart, texts }: { readonly chart: ReadChart; readonly texts: Texts }) {
  const styles = useStyles();
  const [longest] = [...chart.series].sort((a, b) => b.points.length - a.points.length);
  if (!longest) return null;
  return (
    <div className={styles.hidden}>
      <table>
        <thead>
          <tr>
            <th scope="col">{chart.categoryTitle || texts.chartCategory}</th>
            {chart.series.map(({ name }, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {longest.points.map(({ category }, row) => (
            <tr key={row}>
              <th scope="row">{category}</th>
              {chart.series.map(({ points }, index) => (
                <td key={index}>{points[row]?.text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
