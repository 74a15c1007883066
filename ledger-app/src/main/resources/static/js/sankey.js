// Draws the flow of money; the same bands stand in the table beside it, for who has no script or no eyes for charts.
const place = document.getElementById("sankey");
if (place && window.echarts) {
  const data = JSON.parse(place.dataset.chart);
  const names = new Map(data.nodes.map((node) => [node.name, node.label]));
  const amounts = new Map(data.nodes.map((node) => [node.name, node.amount]));
  // The many low nodes of the last two columns tell name and amount in one line.
  const between = (depth) => (depth < 2 ? "\n" : " ");
  const colours = ["#0958d9", "#08979c", "#531dab", "#ad6800"];
  const chart = window.echarts.init(place, null, { renderer: "canvas" });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    // Drawn on the canvas: styles within pages are not let through.
    tooltip: {
      renderMode: "richText",
      formatter: (item) => item.dataType === "edge"
        ? `${names.get(item.data.source)} → ${names.get(item.data.target)}\n${item.data.label}`
        : `${names.get(item.name)}\n${amounts.get(item.name)}`,
    },
    series: [{
      type: "sankey",
      left: 8,
      right: 150,
      top: 8,
      bottom: 8,
      nodeGap: 16,
      nodeWidth: 14,
      draggable: false,
      emphasis: { focus: "adjacency" },
      // A node of little money is lower than its name: names move apart rather than lie on each other.
      labelLayout: { moveOverlap: "shiftY" },
      // Names lie on the bands: a white edge keeps each letter apart from what runs behind it.
      label: {
        fontSize: 12,
        lineHeight: 16,
        color: "#1f2328",
        textBorderColor: "#fff",
        textBorderWidth: 3,
        formatter: (item) => names.get(item.name) + between(item.data.depth) + amounts.get(item.name),
      },
      lineStyle: { color: "source", opacity: 0.28 },
      data: data.nodes.map((node) => ({ name: node.name, depth: node.depth, itemStyle: { color: colours[node.depth] } })),
      links: data.links,
    }],
  });
  chart.on("click", (item) => {
    if (item.dataType === "edge" && item.data.rows) {
      location.assign(item.data.rows);
    }
  });
  new ResizeObserver(() => chart.resize()).observe(place);
}
