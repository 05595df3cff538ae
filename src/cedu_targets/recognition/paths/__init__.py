"""Tables of targets over years (指标 · 属性 · 2020年 · 2021年 …): found, and read as items with a target each."""
