"""Explanations (情况说明) and answers: what people write to findings and questions, in YAML or in a workbook."""
